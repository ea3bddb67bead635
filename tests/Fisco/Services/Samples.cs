namespace Biela.Fisco.Tests.Services;

/// <summary>Answers and documents from beside the official schemas.</summary>
internal static class Samples
{
    public static byte[] Bytes(string name) => File.ReadAllBytes(Official.Sample(name));
}
