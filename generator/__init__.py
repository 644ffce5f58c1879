"""Drafts a Chinese township's yearly rule-of-law report from typed facts.

Each command of ``fazhi`` is a thin wrapper over one of the functions here. Everything is loaded when it is first used,
so that asking for help does not wait for Word.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generator.batch.rollup.reports import ReportsRollUp, reports_among, roll_up_reports
    from generator.batch.run import Batch, draft_towns, roll_up_towns
    from generator.drafting.drafting import Draft, demo, draft
    from generator.drafting.redrafting import changed_figures
    from generator.errors import Fault, FazhiError, InputFault, TemplateFault, UsageFault
    from generator.files.several import SomeFailed
    from generator.interview.interview import Interview
    from generator.layout import lay_out
    from generator.reading import Note, Reading, annotate, read, read_docx
    from generator.report.outline import Report
    from generator.review.presentation import present
    from generator.review.reviewing import Review, check
    from generator.review.rule_texts import explain, list_rules
    from generator.review.workbook import write_results
    from generator.sources.facts_file import read_facts
    from generator.taking.amending import Amendment, Amendments, amend, amendments
    from generator.taking.answering import FromReport, answers_from
    from generator.taking.form_making import FormMade, make_form
    from generator.taking.taking import Taken
    from generator.taking.taking_over import take_reports
    from generator.tasks.blank import Blank, new
    from generator.tasks.county_forms import CountyFormCheck, check_county_form, county_forms
    from generator.tasks.fields import FieldRow, find_fields
    from generator.tasks.forms import (
        FromSheet,
        Sheets,
        county_sheet,
        facts_from_sheets,
        sheet_from,
        town_sheet,
        town_sheets,
    )
    from generator.tasks.inspection import Lack, Verdict, missing, validate, verdicts_as_json
    from generator.tasks.schema import schema
    from generator.tasks.settings import Choice, Choices, choices, new_settings
    from generator.tasks.templates import TemplateCheck, TemplateCopy, check_templates, copy_templates
    from generator.tasks.tracing import Trace, figures
    from generator.web.serving import Serving, serve, serve_county

__all__ = [
    "Amendment",
    "Amendments",
    "Batch",
    "Blank",
    "Choice",
    "Choices",
    "CountyFormCheck",
    "Draft",
    "Fault",
    "FazhiError",
    "FieldRow",
    "FormMade",
    "FromReport",
    "FromSheet",
    "InputFault",
    "Interview",
    "Lack",
    "Note",
    "Reading",
    "Report",
    "ReportsRollUp",
    "Review",
    "Serving",
    "Sheets",
    "SomeFailed",
    "Taken",
    "TemplateCheck",
    "TemplateCopy",
    "TemplateFault",
    "Trace",
    "UsageFault",
    "Verdict",
    "amend",
    "amendments",
    "annotate",
    "answers_from",
    "changed_figures",
    "check",
    "check_county_form",
    "check_templates",
    "choices",
    "copy_templates",
    "county_forms",
    "county_sheet",
    "demo",
    "draft",
    "draft_towns",
    "explain",
    "facts_from_sheets",
    "figures",
    "find_fields",
    "lay_out",
    "list_rules",
    "make_form",
    "missing",
    "new",
    "new_settings",
    "present",
    "read",
    "read_docx",
    "read_facts",
    "reports_among",
    "roll_up_reports",
    "roll_up_towns",
    "schema",
    "serve",
    "serve_county",
    "sheet_from",
    "take_reports",
    "town_sheet",
    "town_sheets",
    "validate",
    "verdicts_as_json",
    "write_results",
]

# Where each name is at home. (`compose` is not among them: `generator.compose` is the package of that stage.)
_HOMES = {
    "generator.batch.rollup.reports": ("ReportsRollUp", "reports_among", "roll_up_reports"),
    "generator.batch.run": ("Batch", "draft_towns", "roll_up_towns"),
    "generator.taking.amending": ("Amendment", "Amendments", "amend", "amendments"),
    "generator.taking.answering": ("FromReport", "answers_from"),
    "generator.taking.form_making": ("FormMade", "make_form"),
    "generator.taking.taking": ("Taken",),
    "generator.taking.taking_over": ("take_reports",),
    "generator.tasks.blank": ("Blank", "new"),
    "generator.tasks.county_forms": ("CountyFormCheck", "check_county_form", "county_forms"),
    "generator.tasks.settings": ("Choice", "Choices", "choices", "new_settings"),
    "generator.drafting.drafting": ("Draft", "demo", "draft"),
    "generator.errors": ("Fault", "FazhiError", "InputFault", "TemplateFault", "UsageFault"),
    "generator.tasks.fields": ("FieldRow", "find_fields"),
    "generator.tasks.forms": (
        "FromSheet",
        "Sheets",
        "county_sheet",
        "facts_from_sheets",
        "sheet_from",
        "town_sheet",
        "town_sheets",
    ),
    "generator.tasks.inspection": ("Lack", "Verdict", "missing", "validate", "verdicts_as_json"),
    "generator.interview.interview": ("Interview",),
    "generator.layout": ("lay_out",),
    "generator.report.outline": ("Report",),
    "generator.reading": ("Note", "Reading", "annotate", "read", "read_docx"),
    "generator.drafting.redrafting": ("changed_figures",),
    "generator.review.rule_texts": ("explain", "list_rules"),
    "generator.review.reviewing": ("Review", "check"),
    "generator.review.presentation": ("present",),
    "generator.review.workbook": ("write_results",),
    "generator.tasks.schema": ("schema",),
    "generator.files.several": ("SomeFailed",),
    "generator.sources.facts_file": ("read_facts",),
    "generator.tasks.templates": ("TemplateCheck", "TemplateCopy", "check_templates", "copy_templates"),
    "generator.tasks.tracing": ("Trace", "figures"),
    "generator.web.serving": ("Serving", "serve", "serve_county"),
}


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version("fazhi-report")
    home = next((module for module, names in _HOMES.items() if name in names), None)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(home), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__, "__version__"})
