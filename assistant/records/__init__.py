"""What is kept beyond an answer: questions, error reports, approvals, notices, training.

Everything here may fail with RecordsUnavailable, within a third of a second; an answer never
depends on it. SQLAlchemy is known in this folder only, and ``ask`` on the terminal imports none of
it: whoever needs records opens them with ``open_records`` and hands them on.

    entries.py    the nouns                    database.py   the file and its moods
    tables.py     how they rest                migrate.py    older shapes, in ``migrations``
    one file for each kind of record, ``erase.py`` and ``export.py`` for all of them
"""

from assistant.records.approved import (
    approve_answer,
    list_approved,
    renew_approval,
    state_of,
    withdraw_approval,
)
from assistant.records.attempts import read_attempts, write_attempts
from assistant.records.banners import banners_up, list_banners, post_banner, take_down_banner
from assistant.records.database import Records, open_records
from assistant.records.entries import (
    ApprovalState,
    ApprovedAnswer,
    Banner,
    Cause,
    CitedPlace,
    Erased,
    ErrorReport,
    Importance,
    Judgement,
    KeptQuestion,
    NewApproval,
    NewResult,
    Quoted,
    Reason,
    Signed,
    Switched,
    TrainingResult,
    Triage,
)
from assistant.records.erase import erase_everything, erase_old, erasing
from assistant.records.errors import (
    JudgedMeanwhile,
    NoSuchRecord,
    RecordRefused,
    RecordsError,
    RecordsUnavailable,
)
from assistant.records.export import as_case_line, as_csv, as_lines, as_question_lines
from assistant.records.questions import keep_question, list_questions
from assistant.records.reports import REASONS, list_reports, report_error, triage_report
from assistant.records.standing import LastKnown, Standing
from assistant.records.switch import list_switched, resume_answering, stop_answering
from assistant.records.training import erase_results, keep_result, list_results

__all__ = [
    "REASONS",
    "ApprovalState",
    "ApprovedAnswer",
    "Banner",
    "Cause",
    "CitedPlace",
    "Erased",
    "ErrorReport",
    "Importance",
    "JudgedMeanwhile",
    "Judgement",
    "KeptQuestion",
    "LastKnown",
    "NewApproval",
    "NewResult",
    "NoSuchRecord",
    "Quoted",
    "Reason",
    "RecordRefused",
    "Records",
    "RecordsError",
    "RecordsUnavailable",
    "Signed",
    "Standing",
    "Switched",
    "TrainingResult",
    "Triage",
    "approve_answer",
    "as_case_line",
    "as_csv",
    "as_lines",
    "as_question_lines",
    "banners_up",
    "erase_everything",
    "erase_old",
    "erase_results",
    "erasing",
    "keep_question",
    "keep_result",
    "list_approved",
    "list_banners",
    "list_questions",
    "list_reports",
    "list_results",
    "list_switched",
    "open_records",
    "post_banner",
    "read_attempts",
    "renew_approval",
    "report_error",
    "resume_answering",
    "state_of",
    "stop_answering",
    "take_down_banner",
    "triage_report",
    "withdraw_approval",
    "write_attempts",
]
