namespace System.Web.ModelBinding;

/// <summary>Keeps the namespace there for files that only name it: the binding of pages is not here.</summary>
internal static class NoPageModels;
