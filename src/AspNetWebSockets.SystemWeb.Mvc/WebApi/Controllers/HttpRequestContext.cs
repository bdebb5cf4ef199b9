using System.Security.Cryptography.X509Certificates;
using System.Security.Principal;
using System.Web.Http.Routing;

namespace System.Web.Http.Controllers;

/// <summary>What is known about a request beside the message.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/aspnet/web-api/overview/web-api-routing-and-actions/routing-and-action-selection"/>.</remarks>
public class HttpRequestContext
{
    private readonly HttpContext _context;

    internal HttpRequestContext(HttpContext context, HttpConfiguration configuration, IHttpRouteData routeData)
    {
        _context = context;
        Configuration = configuration;
        RouteData = routeData;
    }

    /// <summary>The certificate of the client; <see langword="null"/> for none.</summary>
    public X509Certificate2? ClientCertificate =>
        _context.Request.ClientCertificate is { IsPresent: true } certificate
            ? X509CertificateLoader.LoadCertificate(certificate.Certificate)
            : null;

    /// <summary>The configuration.</summary>
    public HttpConfiguration Configuration { get; set; }

    /// <summary>Whether the client is told the details of exceptions; see <see cref="HttpConfiguration.IncludeErrorDetailPolicy"/>.</summary>
    public bool IncludeErrorDetail =>
        Configuration.IncludeErrorDetailPolicy switch
        {
            IncludeErrorDetailPolicy.Always => true,
            IncludeErrorDetailPolicy.Never => false,
            IncludeErrorDetailPolicy.LocalOnly => IsLocal,
            _ => IsLocal && _context.IsDebuggingEnabled,
        };

    /// <summary>Whether the request comes from this machine.</summary>
    public bool IsLocal => _context.Request.IsLocal;

    /// <summary>The user.</summary>
    public IPrincipal? Principal
    {
        get => _context.User;
        set => _context.User = value;
    }

    /// <summary>What the route has read from the URL.</summary>
    public IHttpRouteData RouteData { get; set; }

    /// <summary>The path of the application.</summary>
    public string VirtualPathRoot => _context.Request.ApplicationPath;

    internal HttpContext HttpContext => _context;
}
