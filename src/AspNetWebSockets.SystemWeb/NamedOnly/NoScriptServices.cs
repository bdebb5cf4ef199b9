namespace System.Web.Script.Services;

/// <summary>Keeps the namespace there for files that only name it: ASMX services for scripts are not here.</summary>
internal static class NoScriptServices;
