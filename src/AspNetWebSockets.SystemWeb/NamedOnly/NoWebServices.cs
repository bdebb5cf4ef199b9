namespace System.Web.Services;

/// <summary>Keeps the namespace there for files that only name it: ASMX services are not here.</summary>
internal static class NoWebServices;
