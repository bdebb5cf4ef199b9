using System.Globalization;
using System.Web;

namespace AspNetWebSockets.SystemWeb.Tests.Site.Hosting;

/// <summary>Says how many requests it has had.</summary>
internal sealed class ReusablePathHandler : IHttpHandler
{
    private int _requests;

    public bool IsReusable => true;

    public void ProcessRequest(HttpContext context) =>
        context.Response.Write((++_requests).ToString(CultureInfo.InvariantCulture));
}
