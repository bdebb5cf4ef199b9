namespace System.Web.UI.HtmlControls;

/// <summary>Keeps the namespace there for files that only name it: controls of pages are not here.</summary>
internal static class NoHtmlControls;
