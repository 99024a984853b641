"""What the desk's screens listen to: stories that move, and pages that ask whether they are still true."""

from articles.signals import article_moved
from desk import answers, live, planning
from desk.views import activity, board, calendar, people, waiting
from desk.views import planning as plan

article_moved.connect(planning.follow_story, dispatch_uid="desk.planning")

live.topic("waiting", waiting.live)
live.topic("board", board.live)
live.topic("calendar", calendar.live)
live.topic("planning", plan.live)
live.topic("people", people.live)
live.topic("activity", activity.live)
live.topic("answers", answers.topic)
