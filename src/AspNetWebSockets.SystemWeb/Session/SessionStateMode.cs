namespace System.Web.SessionState;

/// <summary>Where sessions are kept.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.sessionstate.sessionstatemode"/>.</remarks>
public enum SessionStateMode
{
    /// <summary>Nowhere.</summary>
    Off = 0,

    /// <summary>In the memory of the process, as here.</summary>
    InProc = 1,

    /// <summary>In a state server.</summary>
    StateServer = 2,

    /// <summary>In a database.</summary>
    SQLServer = 3,

    /// <summary>In a store of the application.</summary>
    Custom = 4,
}
