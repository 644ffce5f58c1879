"""Opens the pages on the folder of facts files that lies beside the program."""

import os
import sys
from pathlib import Path

from generator.commands.main import main

FACTS = "填报"

folder = Path(__file__).resolve().parent.parent / FACTS
folder.mkdir(exist_ok=True)
os.chdir(folder)
sys.argv = ["fazhi", "serve", *sys.argv[1:]]
main()
