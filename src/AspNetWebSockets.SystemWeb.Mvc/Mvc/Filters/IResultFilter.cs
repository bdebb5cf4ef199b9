namespace System.Web.Mvc;

/// <summary>Runs before and after the result of an action.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.mvc.iresultfilter"/>.</remarks>
public interface IResultFilter
{
    /// <summary>Called before the result is executed.</summary>
    /// <param name="filterContext">What it is about.</param>
    void OnResultExecuting(ResultExecutingContext filterContext);

    /// <summary>Called when the result was executed.</summary>
    /// <param name="filterContext">What it is about.</param>
    void OnResultExecuted(ResultExecutedContext filterContext);
}
