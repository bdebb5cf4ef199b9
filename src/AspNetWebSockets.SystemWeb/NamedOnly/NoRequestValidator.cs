namespace System.Web.Util;

/// <summary>Keeps the namespace there for files that only name it: request validation is not here.</summary>
internal static class NoRequestValidator;
