"""The planner: between the messages of templates and the paragraphs of the report, order and joining only.

The steps, in order; ``planner`` runs them:

1. ``gathering`` puts the messages of one subject together: own words, honours and other figures join what they name
   (``keywords`` finds it), and ``anchoring`` puts a figure of the town's own behind the one that it is of.
2. ``aggregation`` orders those of a subject and merges them: equal counts, meetings with their matter, zeros last.
3. ``paragraphing`` fills paragraphs with the sentences of related subjects, none of a single sentence if it can.
4. ``referring`` gives each paragraph's deeds someone who did them, once, and leaves it out behind that.
5. ``titling`` composes the heading of two halves, each of a subject below it.
6. ``whole_document`` lists the faults of the whole report: repetitions, deeds without a doer.

No step changes a word of a person's own text: whole clauses are moved.
"""

from generator.compose.planning.planner import plan_groups, plan_section
from generator.compose.planning.whole_document import faults_of_the_whole

__all__ = ["faults_of_the_whole", "plan_groups", "plan_section"]
