namespace System.Web.DynamicData;

/// <summary>Keeps the namespace there for files that only name it: dynamic data is not here.</summary>
internal static class NoDynamicData;
