namespace System.Web.WebPages;

/// <summary>Keeps the namespace there for files that only name it: web pages are not here.</summary>
internal static class NoWebPages;
