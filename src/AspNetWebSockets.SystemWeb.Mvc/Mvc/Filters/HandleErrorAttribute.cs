using Microsoft.AspNetCore.Mvc.ViewEngines;
using Microsoft.Extensions.DependencyInjection;
using CoreAction = Microsoft.AspNetCore.Mvc.ActionContext;

namespace System.Web.Mvc;

/// <summary>
/// Answers an exception with status 500 and a view. Where the host runs in the environment <c>Development</c>, where the
/// exception is an <see cref="HttpException"/> of another status, and where there is no such view, it leaves the exception
/// to ASP.NET Core.
/// </summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.mvc.handleerrorattribute"/>.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, Inherited = true, AllowMultiple = true)]
public class HandleErrorAttribute : FilterAttribute, IExceptionFilter
{
    private const int InternalServerError = 500;

    /// <summary>The type of exceptions that are answered.</summary>
    /// <value>Default <see cref="Exception"/>: all.</value>
    public Type ExceptionType { get; set; } = typeof(Exception);

    /// <summary>The view. Its model is a <see cref="HandleErrorInfo"/>.</summary>
    /// <value>Default <c>Error</c>.</value>
    public string View { get; set; } = "Error";

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="filterContext"/> is <see langword="null"/>.</exception>
    public virtual void OnException(ExceptionContext filterContext)
    {
        ArgumentNullException.ThrowIfNull(filterContext);
        if (
            filterContext.ExceptionHandled
            || filterContext.HttpContext.IsDebuggingEnabled
            || !ExceptionType.IsInstanceOfType(filterContext.Exception)
            || filterContext.Exception is HttpException http && http.GetHttpCode() != InternalServerError
            || !HasView(filterContext.Invocation!.Core)
        )
        {
            return;
        }

        ActionDescriptor action = filterContext.ActionDescriptor;
        filterContext.Result = new ViewResult
        {
            ViewName = View,
            ViewData = new ViewDataDictionary(
                new HandleErrorInfo(
                    filterContext.Exception,
                    action.ControllerDescriptor.ControllerName,
                    action.ActionName
                )
            ),
        };
        filterContext.HttpContext.Response.StatusCode = InternalServerError;
        filterContext.ExceptionHandled = true;
    }

    private bool HasView(CoreAction core) =>
        core
            .HttpContext.RequestServices.GetRequiredService<ICompositeViewEngine>()
            .FindView(core, View, isMainPage: true)
            .Success;
}
