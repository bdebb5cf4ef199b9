using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace AspNetWebSockets.Migrate.Files;

/// <summary>Reads text files of a site: UTF-8 or UTF-16 by their marks, else UTF-8, else Windows-1252 as the old compiler did.</summary>
internal sealed class FileTexts(Messages messages, ReadLimits limits)
{
    private static readonly UTF8Encoding StrictUtf8 = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    private static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>The text; <see langword="null"/> with a message when there is none to be had.</summary>
    internal SourceText? Read(string path)
    {
        try
        {
            // A pipe or a device has no length either: it would be waited on, or read, for ever.
            FileInfo file = new(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path);
            if (file.Length == 0)
            {
                return SourceText.From("");
            }

            if (file.Length > limits.FileBytes)
            {
                messages.Problem(
                    path,
                    $"has {file.Length} bytes, more than the {limits.FileBytes} that are read; left out."
                );
                return null;
            }

            return Decode(File.ReadAllBytes(file.FullName));
        }
        catch (InvalidDataException)
        {
            messages.Problem(path, "is not text but binary; left out.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            messages.Problem(path, $"could not be read: {exception.Message}");
        }

        return null;
    }

    private static SourceText Decode(byte[] bytes)
    {
        try
        {
            return SourceText.From(bytes, bytes.Length, StrictUtf8, throwIfBinaryDetected: true);
        }
        catch (DecoderFallbackException)
        {
            return SourceText.From(bytes, bytes.Length, Windows, throwIfBinaryDetected: true);
        }
    }
}
