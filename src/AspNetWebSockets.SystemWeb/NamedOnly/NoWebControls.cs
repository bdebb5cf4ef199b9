namespace System.Web.UI.WebControls;

/// <summary>Keeps the namespace there for files that only name it: controls of pages are not here.</summary>
internal static class NoWebControls;
