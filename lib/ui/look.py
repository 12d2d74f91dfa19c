"""The few rules of style that every page needs: number cards, what stays in sight, camera, how a page is printed."""

import streamlit as st

_STYLE = """<style>
.numbers {display: flex; flex-wrap: wrap; gap: 0.75rem; margin: 0 !important; padding: 0 !important}
.numbers > div {margin: 0 !important; flex: 1 1 10rem; padding: 0.6rem 0.9rem;
  border: 1px solid rgba(128, 138, 150, 0.4); border-radius: 4px}
.numbers dt {font-weight: 400; font-size: 0.9rem}
.numbers dd {margin: 0 !important; font-size: 1.75rem; line-height: 1.3; font-variant-numeric: tabular-nums}
.numbers dd.note {font-size: 0.8rem; line-height: 1.4; opacity: 0.75}
/* What stands beside a picture longer than a screen stays in sight with the mark that was clicked. */
[data-testid="stLayoutWrapper"]:has(> [class*="st-key-"][class*="_beside"]) {position: sticky; top: 0.5rem}
[class*="st-key-"][class*="_beside"] {max-height: calc(100vh - 1rem); overflow-y: auto; flex-wrap: nowrap}
/* So does a column with a card of its own, without a container that would cost time to draw. */
.stColumn:has(> .stVerticalBlock > div > .st-key-card) > .stVerticalBlock {position: sticky; top: 0.5rem;
  height: fit-content; max-height: calc(100vh - 1rem); overflow-y: auto; flex-wrap: nowrap}
/* A chart is a whole number of px wide: of a broken one Plotly makes another, and draws the chart once more. */
[data-testid="stFullScreenFrame"] {width: round(down, 100%, 1px)}
/* The camera over a picture to take away: always in sight, without its English word. */
[class*="st-key-picture_"] .modebar {opacity: 1 !important}
[class*="st-key-picture_"] .modebar-btn::before, [class*="st-key-picture_"] .modebar-btn::after,
.plotly-notifier {display: none !important}
[class*="st-key-picture_"] .modebar-btn svg {height: 24px !important; width: 24px !important}
[class*="st-key-picture_"] {overflow-x: auto}
/* What is told among choices that stand side by side has a line of its own, so that it does not narrow them. */
.stHorizontalBlock > .stElementContainer:has(> .stAlert) {flex: 1 0 100%}
/* Choices side by side are equally high: their names stand on one line. */
.stHorizontalBlock [data-testid="stButtonGroup"] button {min-height: 2.5rem}
/* Title, and the button that copies the address, and what it tells. */
.st-key-heading {padding-top: 0.75rem}
.share {display: flex; align-items: center; gap: 0.5rem; font-size: 0.9rem}
.share button {cursor: pointer; color: inherit; background: none; border: 1px solid rgba(128, 138, 150, 0.6);
  border-radius: 4px; padding: 0.25rem 0.75rem; font: inherit; white-space: nowrap}
.share button:hover {border-color: currentColor}
.share button:focus-visible {outline: 2px solid currentColor; outline-offset: 2px}
.share input {width: 22rem; font: inherit; padding: 0.2rem 0.4rem}
/* Contrast of 4.5 : 1 and more: small print that fades less, and dark words on what is pale in the dark theme. */
[data-testid="stCaptionContainer"] {opacity: 1; color: color-mix(in srgb, currentColor 75%, transparent)}
[data-testid="stBaseButton-primary"], [data-tag] {color: light-dark(#FFFFFF, #111418)}
/* All entries of the navigation on a low screen. */
@media screen and (max-height: 900px) {
  [data-testid="stSidebarHeader"] {height: 2.25rem !important; margin: 0 !important; padding-block: 0.25rem !important}
  [data-testid="stSidebarNav"] {padding-block: 0 !important; margin: 0 !important}
  [data-testid="stSidebarNavItems"] {padding-block: 0 !important}
  [data-testid="stSidebarNavItems"] li {margin-block: 0 !important}
  [data-testid="stSidebarNavItems"] > div {padding: 0 !important; margin: 0 !important; gap: 0 !important}
  [data-testid="stSidebarNavLink"] {padding-block: 0 !important; margin-block: 0 !important; min-height: 0 !important;
    line-height: 1.6rem !important}
  [data-testid="stNavSectionHeader"] {padding-block: 0.3rem 0 !important; margin: 0 !important;
    min-height: 0 !important; line-height: 1.3rem !important}
}
@media print {
  /* Charts keep the width of the screen: on paper everything is so much smaller that a wide window's chart fits. */
  @page {size: A4 landscape; margin: 12mm}
  [data-testid="stMainBlockContainer"] {zoom: 0.66}
  [data-testid="stSidebar"], [data-testid="stHeader"], [data-testid="stToolbar"], [data-testid="stExpander"],
  [data-testid="stSelectbox"], [data-testid="stMultiSelect"], [data-testid="stButtonGroup"],
  [data-testid="stTextInput"], [data-testid="stPageLink"], [data-testid="stCheckbox"], [data-testid="stStatusWidget"],
  .share, .stButton, .stDownloadButton, [data-testid="stFileUploader"], [data-testid="stElementToolbar"]
    {display: none !important}
  [data-testid="stMain"], [data-testid="stAppViewContainer"], [data-testid="stApp"], .stApp
    {position: static !important; overflow: visible !important; height: auto !important; display: block !important}
  [data-testid="stMainBlockContainer"] {max-width: none !important; padding: 0 !important}
  [data-testid="stPlotlyChart"], .numbers > div, [data-testid="stDataFrame"] {break-inside: avoid}
  body, .stApp {background: #fff !important; color: #000 !important}
}
[data-testid="InputInstructions"] {display: none} /* Streamlit tells in English which key to press */
/* Of a table's tools two stay, search and full screen: its own download would leave out the sources. */
[data-testid="stElementToolbarButton"]:has([aria-label="Show/hide columns"], [aria-label="Download as CSV"]),
[data-testid="search-result-area"] {display: none} /* how many were found, in English */
body:has([data-testid="stElementToolbarButton"]:hover) [data-testid="stTooltipContent"] p {font-size: 0}
body:has([data-testid="stElementToolbarButton"]:hover) [data-testid="stTooltipContent"] p::after {font-size: 0.875rem}
body:has([aria-label="Search"]:hover) [data-testid="stTooltipContent"] p::after {content: "在表内查找"}
body:has([aria-label="Fullscreen"]:hover) [data-testid="stTooltipContent"] p::after {content: "放大"}
body:has([aria-label="Close fullscreen"]:hover) [data-testid="stTooltipContent"] p::after {content: "还原"}
/* No dialog is ours: the only one comes when the server does not answer, and asks in English for the internet. */
[data-testid="stDialog"] h2, [data-testid="stDialog"] h2 + div {font-size: 0}
[data-testid="stDialog"] h2::after {content: "与服务器的连接断了"; font-size: 1.35rem}
[data-testid="stDialog"] h2 + div::after {font-size: 1rem;
  content: "已经显示的内容可以继续看。连接恢复后网页自己接上；过了几分钟还不行，请刷新，或告诉管理员。"}
</style>"""


def rules() -> None:
    """Put the rules on the page; they draw nothing."""
    st.html(_STYLE)
