using System.Security.Principal;
using CoreContext = Microsoft.AspNetCore.Http.HttpContext;

namespace System.Web;

/// <summary>Somebody else's <c>HttpContext</c>: a view of ASP.NET Core's that knows nothing of WebSockets.</summary>
public sealed class HttpContext(CoreContext core)
{
    public IPrincipal User => core.User;

    internal CoreContext Core => core;
}
