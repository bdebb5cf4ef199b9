using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace System.Web.Http;

/// <summary>Gives a parameter the message of the request.</summary>
internal sealed class RequestMessageBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        bindingContext.Result = ModelBindingResult.Success(WebApiRequest.Of(bindingContext.ActionContext).Request);
        return Task.CompletedTask;
    }
}
