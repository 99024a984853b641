"""A slow line: the desk has done what it was asked, and the page does not know it yet."""


class LateAnswers:
    """What the page asks of addresses like `pattern` reaches the desk, and the answers wait until `come()`."""

    def __init__(self, page, pattern):
        self.page, self.pattern, self.waiting = page, pattern, []
        page.route(pattern, lambda route: self.waiting.append((route, route.fetch())))

    def come(self):
        for route, answer in self.waiting:
            route.fulfill(response=answer)
        self.page.unroute(self.pattern)
