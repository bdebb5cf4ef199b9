using System.Net;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace System.Web.Http;

/// <summary>Reads a parameter from the body with the formatters of Web API.</summary>
internal sealed class FormatterBinder : IModelBinder
{
    public async Task BindModelAsync(ModelBindingContext bindingContext)
    {
        HttpRequestMessage request = WebApiRequest.Of(bindingContext.ActionContext).Request;
        try
        {
            object? value = await request
                .Content!.ReadAsAsync(
                    bindingContext.ModelType,
                    request.GetConfiguration()!.Formatters,
                    new ModelStateLogger(bindingContext),
                    bindingContext.HttpContext.RequestAborted
                )
                .ConfigureAwait(false);
            bindingContext.Result = ModelBindingResult.Success(value);
        }
        catch (UnsupportedMediaTypeException exception)
        {
            throw new HttpResponseException(
                request.CreateErrorResponse(HttpStatusCode.UnsupportedMediaType, exception.Message)
            );
        }
    }
}
