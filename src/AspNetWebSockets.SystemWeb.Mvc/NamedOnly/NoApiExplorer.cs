namespace System.Web.Http.Description;

/// <summary>Keeps the namespace there for files that only name it: the descriptions of an API are not here.</summary>
internal static class NoApiExplorer;
