"""What the product knows: values in, values out."""
