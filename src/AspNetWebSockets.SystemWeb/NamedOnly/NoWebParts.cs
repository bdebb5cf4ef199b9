namespace System.Web.UI.WebControls.WebParts;

/// <summary>Keeps the namespace there for files that only name it: parts of pages are not here.</summary>
internal static class NoWebParts;
