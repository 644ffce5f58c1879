"""收件登记: when each town handed in, late or not, how often, how often it went back, whom to call."""

from datetime import date

import openpyxl
import pytest

from generator import draft_towns, roll_up_towns
from generator.batch.manifest import Manifest
from generator.batch.receipts import Receipt, receipt_of
from generator.files.resources import resource

SMALL = resource("samples", "small.yaml").read_text(encoding="utf-8")
CONTACT = "  联系人: 李某\n  联系电话: 0915-6001"
FAULTY = SMALL.replace("年度: 2025", "年度: 2025\n  行政村个数: 若干")


def handed_in(folder, name, text=SMALL):
    path = folder / "收到" / f"{name}.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text.replace("南坪乡", name), encoding="utf-8")


def register(folder, day, run=draft_towns, **options):
    """The rows of 收件登记 by town after a run on that day, without the source."""
    (folder / "名单.txt").write_text("青山镇\n白塔镇\n红石镇", encoding="utf-8")
    run([folder / "收到"], folder / "成果", today=day, towns=folder / "名单.txt", jobs=1, **options)
    page = openpyxl.load_workbook(folder / "成果" / "汇总.xlsx")["收件登记"]
    return {row[0]: row[1:8] for row in page.iter_rows(min_row=4, values_only=True)}


def test_days_times_and_returns_are_kept_from_run_to_run(tmp_path):
    handed_in(tmp_path, "青山镇")
    handed_in(tmp_path, "白塔镇", FAULTY)
    first = register(tmp_path, date(2026, 2, 10))
    assert first["青山镇"] == ("已收", "2026-02-10", "2026-02-10", "按时", 1, 0, None)
    assert first["白塔镇"] == ("退回", "2026-02-10", "2026-02-10", "按时", 1, 1, None)
    assert first["红石镇"] == ("未报", None, None, None, None, None, None)
    assert register(tmp_path, date(2026, 2, 12)) == first  # nothing new
    handed_in(tmp_path, "白塔镇", FAULTY.replace("若干", "多个"))
    again = register(tmp_path, date(2026, 2, 20))["白塔镇"]
    assert again == ("退回", "2026-02-10", "2026-02-20", "按时", 2, 2, None)
    handed_in(tmp_path, "白塔镇", FAULTY.replace("若干", "12"))
    handed_in(tmp_path, "红石镇")
    late = register(tmp_path, date(2026, 3, 5))
    assert late["白塔镇"] == ("已收", "2026-02-10", "2026-03-05", "按时", 3, 2, None)
    assert late["红石镇"] == ("已收", "2026-03-05", "2026-03-05", "逾期4天", 1, 0, None)


def test_a_town_that_sent_nothing_by_the_day_is_late(tmp_path):
    handed_in(tmp_path, "青山镇")
    assert register(tmp_path, date(2026, 3, 11))["白塔镇"][3] == "未报，已过10天"


def test_whom_to_call_is_named_of_returned_towns_too_in_the_register_and_the_reminders(tmp_path):
    for name, text in (("青山镇", SMALL), ("白塔镇", FAULTY)):
        handed_in(tmp_path, name, text.replace("年度: 2025", f"年度: 2025\n{CONTACT}"))
    found = register(tmp_path, date(2026, 2, 10))
    assert [found[name][6] for name in ("青山镇", "白塔镇")] == ["李某 0915-6001"] * 2
    page = openpyxl.load_workbook(tmp_path / "成果" / "汇总.xlsx")["催报"]
    whom = {row[0]: row[2] for row in page.iter_rows(min_row=4, values_only=True)}
    assert whom["白塔镇"] == "李某 0915-6001"


def test_a_town_that_is_held_back_for_its_name_is_registered_as_returned(tmp_path):
    handed_in(tmp_path, "清山镇")
    state, _, _, _, times, returned, _ = register(tmp_path, date(2026, 2, 10))["清山镇"]
    assert (state, times, returned) == ("退回", 1, 1)


def test_a_roll_up_alone_shows_the_register_of_the_batch(tmp_path):
    handed_in(tmp_path, "青山镇")
    register(tmp_path, date(2026, 2, 10))
    roll_up_towns(tmp_path / "成果", today=date(2026, 2, 28), jobs=1)
    page = openpyxl.load_workbook(tmp_path / "成果" / "汇总.xlsx")["收件登记"]
    assert [row[2] for row in page.iter_rows(min_row=4, values_only=True) if row[0] == "青山镇"] == ["2026-02-10"]


def test_receipts_are_in_the_manifest_and_come_back(tmp_path):
    handed_in(tmp_path, "白塔镇", FAULTY)
    register(tmp_path, date(2026, 2, 10))
    (receipt,) = Manifest.read(tmp_path / "成果").receipts.values()
    assert (receipt.first, receipt.times, receipt.returned) == (date(2026, 2, 10), 1, 1)
    assert receipt_of(receipt.as_json()) == receipt


@pytest.mark.parametrize("values", [[], ["heute", 1, "a", 1, 1, ""], ["2026-02-10"] * 6])
def test_what_is_no_receipt_is_refused(values):
    with pytest.raises((ValueError, TypeError)):
        receipt_of(values)


def test_a_form_that_goes_back_twice_unchanged_went_back_once():
    receipt = Receipt.of(None, "a", date(2026, 2, 10)).sent_back().sent_back()
    assert receipt.returned == 1
    assert Receipt.of(receipt, "b", date(2026, 2, 11)).sent_back().returned == 2
