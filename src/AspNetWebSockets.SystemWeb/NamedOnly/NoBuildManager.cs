namespace System.Web.Compilation;

/// <summary>Keeps the namespace there for files that only name it: nothing is compiled at run time.</summary>
internal static class NoBuildManager;
