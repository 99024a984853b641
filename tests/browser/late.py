"""A slow line: the desk has done what it was asked, and the page does not know it yet."""

from tests.browser.conftest import until


class LateAnswers:
    """What the page asks of addresses like `pattern` reaches the desk, and the answers wait until `come()`."""

    def __init__(self, page, pattern):
        self.page, self.pattern = page, pattern
        self.asked, self.waiting = 0, []
        page.route(pattern, self._hold)

    def _hold(self, route):
        self.asked += 1
        self.waiting.append((route, route.fetch()))

    def come(self):
        """Hand over the answers, once the desk has given one to each question."""
        until(self.page, lambda: 0 < self.asked == len(self.waiting), "the desk has answered")
        for route, answer in self.waiting:
            route.fulfill(response=answer)
        self.page.unroute(self.pattern)
