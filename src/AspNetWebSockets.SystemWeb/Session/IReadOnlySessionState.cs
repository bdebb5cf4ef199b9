namespace System.Web.SessionState;

/// <summary>Marks a handler that only reads <see cref="HttpContext.Session"/>. Such requests of one session may run at the same time.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.sessionstate.ireadonlysessionstate"/>.</remarks>
public interface IReadOnlySessionState : IRequiresSessionState;
