using System.Web.SessionState;
using Microsoft.AspNetCore.Http;

namespace System.Web;

/// <summary>A controller that is alone in its session.</summary>
internal sealed class SessionControllerInvocation(RequestDelegate mvc)
    : ControllerInvocation(mvc),
        IRequiresSessionState;
