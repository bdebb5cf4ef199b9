namespace System.Web.Mvc.Filters;

/// <summary>Keeps the namespace there for files that only name it: authentication filters are not here.</summary>
internal static class NoAuthenticationFilters;
