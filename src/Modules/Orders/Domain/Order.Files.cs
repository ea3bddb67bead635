namespace Biela.Modules.Orders;

/// <summary>The order's photos and documents, in its history.</summary>
internal sealed partial class Order
{
    public void Attached(Attachment file, string who, DateTimeOffset now) => Note(now, who, $"Arquivo anexado: {Of(file)}");

    public void Detached(Attachment file, string who, DateTimeOffset now) => Note(now, who, $"Arquivo removido: {Of(file)}");

    private static string Of(Attachment file) => $"{file.Name} ({file.Type}, {file.Size} bytes)";
}
