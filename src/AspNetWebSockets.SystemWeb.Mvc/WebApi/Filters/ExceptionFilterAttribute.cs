namespace System.Web.Http.Filters;

/// <summary>Answers exceptions of an action.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/aspnet/web-api/overview/error-handling/exception-handling"/>.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, Inherited = true, AllowMultiple = true)]
public abstract class ExceptionFilterAttribute : FilterAttribute
{
    /// <summary>For derived classes.</summary>
    protected ExceptionFilterAttribute() { }

    /// <summary>Called with an exception of the action; does nothing here. <see cref="HttpResponseException"/> is not among them.</summary>
    /// <param name="actionExecutedContext">A response set on it is sent instead of the exception.</param>
    public virtual void OnException(HttpActionExecutedContext actionExecutedContext) { }

    /// <summary>Calls <see cref="OnException"/>.</summary>
    /// <param name="actionExecutedContext">See there.</param>
    /// <param name="cancellationToken">The client has gone.</param>
    public virtual Task OnExceptionAsync(
        HttpActionExecutedContext actionExecutedContext,
        CancellationToken cancellationToken
    )
    {
        OnException(actionExecutedContext);
        return Task.CompletedTask;
    }
}
