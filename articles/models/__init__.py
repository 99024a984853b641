"""The rows a story is made of, from the desk copy to what readers got."""

from articles.models.article import Article
from articles.models.autosave import Autosave
from articles.models.byline import Byline
from articles.models.checklist import ChecklistBox, ChecklistRule, ChildException, ChildGround, Tick
from articles.models.correction import Correction, NoteKind, Weight
from articles.models.detachment import Detachment
from articles.models.edition import Edition, EditionByline, EditionTag, Withdrawal
from articles.models.finding import Synonym, Tally, Word
from articles.models.fix import Fix
from articles.models.former_tag import FormerTag
from articles.models.lock import Lock, Presence, Takeover
from articles.models.old_address import OldAddress
from articles.models.picture_override import PictureOverride
from articles.models.review import Agreement, Approval, ReviewStep
from articles.models.revision import Revision
from articles.models.sharing import Asks, ShareAnswer, ShareLink, Verdict
from articles.models.standing import Standing
from articles.models.transition import Transition
from articles.models.withdrawing import WithdrawalRequest

__all__ = [
    "Agreement",
    "Approval",
    "Article",
    "Asks",
    "Autosave",
    "Byline",
    "ChecklistBox",
    "ChecklistRule",
    "ChildException",
    "ChildGround",
    "Correction",
    "Detachment",
    "Edition",
    "EditionByline",
    "EditionTag",
    "Fix",
    "FormerTag",
    "Lock",
    "NoteKind",
    "OldAddress",
    "PictureOverride",
    "Presence",
    "ReviewStep",
    "Revision",
    "ShareAnswer",
    "ShareLink",
    "Standing",
    "Synonym",
    "Takeover",
    "Tally",
    "Tick",
    "Transition",
    "Verdict",
    "Weight",
    "Withdrawal",
    "WithdrawalRequest",
    "Word",
]
