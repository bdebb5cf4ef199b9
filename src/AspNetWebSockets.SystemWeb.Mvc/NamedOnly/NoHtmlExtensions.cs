namespace System.Web.Mvc.Html;

/// <summary>Keeps the namespace there for files that only name it: the extensions for views are not here.</summary>
internal static class NoHtmlExtensions;
