namespace System.Web;

/// <summary>Who may keep an answer.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.httpcacheability"/>.</remarks>
public enum HttpCacheability
{
    /// <summary><c>Cache-Control: no-cache</c>: to be asked for again before it is used.</summary>
    NoCache = 1,

    /// <summary><c>Cache-Control: private</c>: the client alone.</summary>
    Private = 2,

    /// <summary>The server alone, which does not keep answers here: <c>Cache-Control: no-cache</c>.</summary>
    Server = 3,

    /// <summary>The same as <see cref="Server"/>.</summary>
    ServerAndNoCache = Server,

    /// <summary><c>Cache-Control: public</c>: the client and every proxy.</summary>
    Public = 4,

    /// <summary>The client and the server, which does not keep answers here: <c>Cache-Control: private</c>.</summary>
    ServerAndPrivate = 5,
}
