namespace System.Web.UI;

/// <summary>Keeps the namespace there for files that only name it: pages are not here.</summary>
internal static class NoPages;
