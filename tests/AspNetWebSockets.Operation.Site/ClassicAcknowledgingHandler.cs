using System.Web;

namespace AspNetWebSockets.Operation.Site;

/// <summary>The same as an <c>.ashx</c> of the .NET Framework.</summary>
public sealed class ClassicAcknowledgingHandler : IHttpHandler
{
    public bool IsReusable => true;

    public void ProcessRequest(System.Web.HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.AcceptWebSocketRequest(AcknowledgingHandler.RunAsync);
    }
}
