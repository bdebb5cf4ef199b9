// The part of the public surface of Web API 2 that a handler's controller uses: declarations without anything behind
// them. Compiled against the .NET Framework 4.8, never run.
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using System.Web.Http.Results;

namespace System.Web.Http
{
    public interface IHttpActionResult
    {
        Task<HttpResponseMessage> ExecuteAsync(CancellationToken cancellationToken);
    }

    public abstract class ApiController
    {
        public HttpRequestMessage Request { get; set; }

        protected internal virtual NotFoundResult NotFound() => throw null;

        protected internal virtual OkNegotiatedContentResult<T> Ok<T>(T content) => throw null;
    }

    [AttributeUsage(AttributeTargets.Method, AllowMultiple = false, Inherited = true)]
    public sealed class HttpGetAttribute : Attribute { }

    [AttributeUsage(AttributeTargets.Method, AllowMultiple = false, Inherited = true)]
    public sealed class HttpPostAttribute : Attribute { }

    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
    public sealed class RouteAttribute : Attribute
    {
        public RouteAttribute(string template) => throw null;
    }

    [AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = true)]
    public class RoutePrefixAttribute : Attribute
    {
        public RoutePrefixAttribute(string prefix) => throw null;
    }
}

namespace System.Web.Http.Results
{
    public class NotFoundResult : IHttpActionResult
    {
        public virtual Task<HttpResponseMessage> ExecuteAsync(CancellationToken cancellationToken) => throw null;
    }

    public class OkNegotiatedContentResult<T> : IHttpActionResult
    {
        public virtual Task<HttpResponseMessage> ExecuteAsync(CancellationToken cancellationToken) => throw null;
    }
}

namespace System.Net.Http
{
    public static class HttpRequestMessageExtensions
    {
        public static HttpResponseMessage CreateResponse(this HttpRequestMessage request, HttpStatusCode statusCode) =>
            throw null;
    }
}
