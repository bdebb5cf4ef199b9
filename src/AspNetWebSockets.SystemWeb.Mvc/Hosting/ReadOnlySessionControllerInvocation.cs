using System.Web.SessionState;
using Microsoft.AspNetCore.Http;

namespace System.Web;

/// <summary>A controller that only reads its session.</summary>
internal sealed class ReadOnlySessionControllerInvocation(RequestDelegate mvc)
    : ControllerInvocation(mvc),
        IReadOnlySessionState;
