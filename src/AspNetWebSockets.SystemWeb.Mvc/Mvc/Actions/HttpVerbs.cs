namespace System.Web.Mvc;

/// <summary>HTTP methods.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.mvc.httpverbs"/>.</remarks>
[Flags]
public enum HttpVerbs
{
    /// <summary>GET.</summary>
    Get = 1,

    /// <summary>POST.</summary>
    Post = 2,

    /// <summary>PUT.</summary>
    Put = 4,

    /// <summary>DELETE.</summary>
    Delete = 8,

    /// <summary>HEAD.</summary>
    Head = 16,

    /// <summary>PATCH.</summary>
    Patch = 32,

    /// <summary>OPTIONS.</summary>
    Options = 64,
}
