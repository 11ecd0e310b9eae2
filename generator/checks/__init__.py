"""Rules that need to see more than one field: across a case, across files, over time.

Each check is one small function named by its sentence: (Library) -> Iterator[Problem].
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.checks import course, identity, links, quiz, references, sources, typography
from generator.checks.age import check_age
from generator.checks.base import CaseCheck, Check
from generator.checks.personal import check_no_personal_data, hide_private
from generator.checks.prose import Writing, walk_course, writing_of
from generator.checks.register import compare_register, read_register, write_register
from generator.library import Library
from generator.loader import LoadedCase
from generator.problems import Problem, sort_problems

__all__ = [
    "CASE_CHECKS",
    "CHECKS",
    "check_age",
    "compare_register",
    "hide_private",
    "read_register",
    "run_checks",
    "write_register",
]


def check_each_file(library: Library) -> Iterator[Problem]:
    """Rules that look at one case or at one text at a time; each case is opened once for all."""
    recall = library.memory.recall
    targets = library.memory.settle("targets", links.collect_targets(library))
    for writing in walk_course(library):
        yield from _check_writing(writing, targets)
    for id_, entry in library.cases.items():
        yield from recall(f"checks of {id_}", (entry,), partial(_check_case, entry))
        yield from recall(
            f"prose of {id_}", (entry, targets), partial(_check_prose, entry, targets)
        )


def _check_case(entry: LoadedCase) -> tuple[Problem, ...]:
    return tuple(found for check in CASE_CHECKS for found in check(entry))


def _check_prose(entry: LoadedCase, targets: links.Targets) -> tuple[Problem, ...]:
    return _check_writing(writing_of(entry), targets)


def _check_writing(writing: Writing, targets: links.Targets) -> tuple[Problem, ...]:
    found: list[Problem] = []
    for prose in writing:
        found += links.check_links(prose, targets)
        found += links.check_link_texts(prose)
        found += links.check_headings(prose)
        found += typography.check_marks_are_balanced(prose)
        found += typography.check_punctuation_is_full_width(prose)
        found += check_no_personal_data(prose)
    return tuple(found)


CASE_CHECKS: tuple[CaseCheck, ...] = (
    identity.check_ids_are_unique_in_a_case,
    identity.check_ids_are_unique_in_a_question,
    identity.check_former_question_ids_are_free,
    references.check_no_case_is_related_to_itself,
    references.check_passages_exist,
    references.check_nothing_is_listed_twice_in_a_case,
    quiz.check_key_fits_the_question,
    quiz.check_no_two_choices_are_equal,
    quiz.check_credit_has_parts_to_share,
    quiz.check_no_question_grades_a_rule,
)

CHECKS: tuple[Check, ...] = (
    identity.check_ids_are_unique_in_the_course,
    identity.check_module_codes_are_unique,
    identity.check_former_ids_are_free,
    identity.check_ids_are_safe_as_file_names,
    references.check_references_of_cases_exist,
    references.check_references_of_the_course_exist,
    references.check_cited_sources_exist,
    references.check_nothing_is_listed_twice_in_the_course,
    course.check_every_case_is_in_a_module,
    course.check_no_case_is_in_two_modules,
    course.check_prerequisites_have_no_cycle,
    course.check_pools_are_large_enough,
    sources.check_every_source_is_used,
    sources.check_unknown_is_explained,
    sources.check_reprints_stay_reprints,
    sources.check_transcripts_have_no_date,
    sources.check_partial_dates_are_real,
    sources.check_nothing_is_read_before_it_appears,
    sources.check_addresses_of_sources,
    check_each_file,
)


def run_checks(library: Library) -> tuple[Problem, ...]:
    """Every problem that any check finds, in order of place. Never looks at the clock."""
    return sort_problems(hide_private(problem) for check in CHECKS for problem in check(library))
