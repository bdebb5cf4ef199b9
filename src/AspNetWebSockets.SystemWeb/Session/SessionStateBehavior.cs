namespace System.Web.SessionState;

/// <summary>How a request takes part in its session.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.sessionstate.sessionstatebehavior"/>.</remarks>
public enum SessionStateBehavior
{
    /// <summary>As the handler is marked: <see cref="IRequiresSessionState"/>, <see cref="IReadOnlySessionState"/> or not at all.</summary>
    Default = 0,

    /// <summary>Reads and changes it, alone.</summary>
    Required = 1,

    /// <summary>Reads it, together with others that do.</summary>
    ReadOnly = 2,

    /// <summary>Not at all: <see cref="HttpContext.Session"/> is <see langword="null"/>.</summary>
    Disabled = 3,
}
