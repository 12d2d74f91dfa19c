"""The few rules of style that every page needs: number cards, the camera of pictures, and how a page is printed."""

import streamlit as st

_STYLE = """<style>
.numbers {display: flex; flex-wrap: wrap; gap: 0.75rem; margin: 0 !important; padding: 0 !important}
.numbers > div {margin: 0 !important; flex: 1 1 10rem; padding: 0.6rem 0.9rem;
  border: 1px solid rgba(128, 138, 150, 0.4); border-radius: 4px}
.numbers dt {font-weight: 400; font-size: 0.9rem}
.numbers dd {margin: 0 !important; font-size: 1.75rem; line-height: 1.3; font-variant-numeric: tabular-nums}
.numbers dd.note {font-size: 0.8rem; line-height: 1.4; opacity: 0.75}
/* The camera over a picture to take away: always in sight, without its English word. */
[class*="st-key-picture_"] .modebar {opacity: 1 !important}
[class*="st-key-picture_"] .modebar-btn::before, [class*="st-key-picture_"] .modebar-btn::after,
.plotly-notifier {display: none !important}
[class*="st-key-picture_"] .modebar-btn svg {height: 24px !important; width: 24px !important}
[class*="st-key-picture_"] {overflow-x: auto}
@media print {
  /* Charts keep the width of the screen: on paper everything is so much smaller that a wide window's chart fits. */
  @page {size: A4 landscape; margin: 12mm}
  [data-testid="stMainBlockContainer"] {zoom: 0.66}
  [data-testid="stSidebar"], [data-testid="stHeader"], [data-testid="stToolbar"], [data-testid="stExpander"],
  [data-testid="stSelectbox"], [data-testid="stMultiSelect"], [data-testid="stButtonGroup"],
  [data-testid="stTextInput"], [data-testid="stPageLink"], [data-testid="stCheckbox"], [data-testid="stStatusWidget"],
  .stButton, .stDownloadButton, [data-testid="stFileUploader"], [data-testid="stElementToolbar"]
    {display: none !important}
  [data-testid="stMain"], [data-testid="stAppViewContainer"], [data-testid="stApp"], .stApp
    {position: static !important; overflow: visible !important; height: auto !important; display: block !important}
  [data-testid="stMainBlockContainer"] {max-width: none !important; padding: 0 !important}
  [data-testid="stPlotlyChart"], .numbers > div, [data-testid="stDataFrame"] {break-inside: avoid}
  body, .stApp {background: #fff !important; color: #000 !important}
}
[data-testid="InputInstructions"] {display: none} /* Streamlit tells in English which key to press */
</style>"""


def rules() -> None:
    """Put the rules on the page; they draw nothing."""
    st.html(_STYLE)
