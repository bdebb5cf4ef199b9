namespace System.Web.SessionState;

/// <summary>
/// Marks a handler that reads and changes <see cref="HttpContext.Session"/>. The requests of one session that are marked so
/// run one after another.
/// </summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.sessionstate.irequiressessionstate"/>.</remarks>
public interface IRequiresSessionState;
