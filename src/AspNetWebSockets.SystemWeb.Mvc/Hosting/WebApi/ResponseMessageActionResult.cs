using Microsoft.AspNetCore.Mvc;

namespace System.Web.Http;

/// <summary>A response message as a result of ASP.NET Core MVC.</summary>
internal sealed class ResponseMessageActionResult(HttpResponseMessage response) : IActionResult
{
    internal HttpResponseMessage Response => response;

    public Task ExecuteResultAsync(ActionContext context) =>
        ResponseMessageWriter.WriteAsync(context.HttpContext, response);
}
