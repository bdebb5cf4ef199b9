namespace System.Web.Management;

/// <summary>Keeps the namespace there for files that only name it: health monitoring is not here; the host logs.</summary>
internal static class NoWebEvents;
