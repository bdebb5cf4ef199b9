namespace System.Web.Http.Tracing;

/// <summary>Keeps the namespace there for files that only name it: the tracing of Web API is not here; the host logs.</summary>
internal static class NoTraceWriter;
