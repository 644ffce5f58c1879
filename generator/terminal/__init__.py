"""An interview on a terminal.

``session`` chooses a face and runs the menu or an interview; ``conversation`` is the loop of question and answer;
``prompts`` (questionary) and ``plain`` (lines) are the two faces; ``screen`` lays a question out in lines.
"""
