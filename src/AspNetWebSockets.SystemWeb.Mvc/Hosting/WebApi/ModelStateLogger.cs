using System.Net.Http.Formatting;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace System.Web.Http;

/// <summary>What a formatter finds wrong with a body becomes what was wrong with the parameter.</summary>
internal sealed class ModelStateLogger(ModelBindingContext bindingContext) : IFormatterLogger
{
    public void LogError(string errorPath, string errorMessage) =>
        bindingContext.ModelState.AddModelError(Key(errorPath), errorMessage);

    public void LogError(string errorPath, Exception exception) =>
        bindingContext.ModelState.TryAddModelException(Key(errorPath), exception);

    private string Key(string? path) =>
        string.IsNullOrEmpty(path) ? bindingContext.FieldName : $"{bindingContext.FieldName}.{path}";
}
