namespace System.Web.Mvc;

/// <summary>Answers exceptions of an action.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.mvc.iexceptionfilter"/>.</remarks>
public interface IExceptionFilter
{
    /// <summary>Called with an exception of the action.</summary>
    /// <param name="filterContext">What it is about.</param>
    void OnException(ExceptionContext filterContext);
}
