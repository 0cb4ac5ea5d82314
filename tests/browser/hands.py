"""Three ways to use a page: with a mouse, with the keyboard alone, with a finger."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

# A field's box may carry the outline of the input inside it.
OUTLINED = """(it) => [it, it.closest(".pb-field__box"), it.closest("label")]
  .some((part) => part && getComputedStyle(part).outlineStyle !== "none")"""
IS_BEFORE = """(it) => document.activeElement !== document.body
  && !!(document.activeElement.compareDocumentPosition(it) & Node.DOCUMENT_POSITION_PRECEDING)"""
# What lies over a field's first line would hide what is typed.
IS_COVERED = """(it) => {
  // A link may begin at the end of a line.
  const { x, y, width, height } = it.getClientRects()[0];
  const top = document.elementFromPoint(x + width / 2, y + Math.min(height / 2, 16));
  return !(top === it || it.contains(top) || top?.contains(it));
}"""
MOST_STOPS = 150


class Mouse:
    """Clicks."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def reach(self, target: Locator) -> None:
        """Go to a field."""
        self.press(target)

    def press(self, target: Locator) -> None:
        """Follow a link, push a button, tick a box."""
        target.click()

    def write(self, field: Locator, text: str) -> None:
        """Replace what a field holds; what is typed can be seen."""
        self.reach(field)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text) if text else self.page.keyboard.press("Delete")
        expect(field).to_have_value(text)
        assert not field.evaluate(IS_COVERED)

    def choose(self, field: Locator, value: str) -> None:
        """Pick from a list; the list itself is drawn by the system, out of a test's reach."""
        field.select_option(value)


class Finger(Mouse):
    """Taps."""

    def press(self, target: Locator) -> None:
        """The same with a finger."""
        target.tap()


class Keyboard(Mouse):
    """Tab, Enter, Space, arrows."""

    def press(self, target: Locator) -> None:
        """Go there and use it by the key for it."""
        self.reach(target)
        self.page.keyboard.press("Space" if target.get_attribute("type") == "checkbox" else "Enter")

    def choose(self, field: Locator, value: str) -> None:
        """Up to the first choice, and down to this one."""
        self.reach(field)
        self.page.keyboard.press("Home")
        for _ in range(field.locator("option").count()):
            if field.input_value() == value:
                return
            self.page.keyboard.press("ArrowDown")
        expect(field).to_have_value(value)

    def reach(self, target: Locator) -> None:
        """Tab there, forth or back; whoever has arrived sees where."""
        # Looked up once: to find a button by its name takes longer than a stop.
        there = target.element_handle()
        arrived = "(it) => it === document.activeElement"
        if there.evaluate(arrived):
            return
        key = "Shift+Tab" if there.evaluate(IS_BEFORE) else "Tab"
        for _ in range(MOST_STOPS):
            self.page.keyboard.press(key)
            if there.evaluate(arrived):
                break
        assert there.evaluate(arrived), f"the keyboard never reaches {target}"
        assert there.evaluate(OUTLINED), f"no outline at {target}"
        assert not there.evaluate(IS_COVERED), f"something lies over {target}"


HANDS: dict[str, Callable[[Page], Mouse]] = {"mouse": Mouse, "keyboard": Keyboard, "touch": Finger}
